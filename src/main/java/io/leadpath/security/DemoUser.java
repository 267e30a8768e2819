package io.leadpath.security;

import java.util.List;

/** Somebody to try the product as. Exists in demo mode only; the password is the id. */
public record DemoUser(String id, String firstName, String lastName, Role role) {
    public static final List<DemoUser> ALL = List.of(
            new DemoUser("sdr", "Sofia", "Demo", Role.SDR),
            new DemoUser("sdr2", "Samuel", "Demo", Role.SDR),
            new DemoUser("ae", "Amira", "Demo", Role.AE),
            new DemoUser("ae2", "Anton", "Demo", Role.AE),
            new DemoUser("manager", "Mei", "Demo", Role.SALES_MANAGER),
            new DemoUser("channel", "Carlos", "Demo", Role.CHANNEL_MANAGER),
            new DemoUser("analyst", "Ana", "Demo", Role.ANALYST),
            new DemoUser("admin", "Adele", "Demo", Role.ADMIN));

    /** An invented address: its domain is reserved for examples. */
    public String email() {
        return id + "@leadpath.example";
    }
}

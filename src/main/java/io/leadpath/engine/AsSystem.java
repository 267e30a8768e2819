package io.leadpath.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngines;

/** Runs what the product itself needs from the engine without the authorizations of whoever is logged in. */
public final class AsSystem {
    private AsSystem() {}

    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    public static <T> T call(Supplier<T> work) {
        var identity = ProcessEngines.getDefaultProcessEngine().getIdentityService();
        var user = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.get();
        } finally {
            identity.setAuthentication(user);
        }
    }
}

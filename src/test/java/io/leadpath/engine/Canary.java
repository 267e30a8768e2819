package io.leadpath.engine;

import java.util.concurrent.atomic.AtomicInteger;

/** Tells whether an expression has run something it must not. */
@CallableFromModels
public class Canary {
    private final AtomicInteger songs = new AtomicInteger();

    /** On no list: nothing may ever call it. */
    public String ring() {
        songs.incrementAndGet();
        return "rung";
    }

    public String getSong() {
        return ring();
    }

    /** On the list of what models may call; a query may not even call this. */
    @CallableFromModels
    public String greet(String name) {
        songs.incrementAndGet();
        return "hello " + name;
    }

    int songs() {
        return songs.get();
    }

    void beSilent() {
        songs.set(0);
    }
}

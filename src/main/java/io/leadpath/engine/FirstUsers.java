package io.leadpath.engine;

/** Who can log in after the very first start. There is always somebody, so the engine's own set-up page stays shut. */
interface FirstUsers {
    void createMissing();
}

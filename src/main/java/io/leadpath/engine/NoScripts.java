package io.leadpath.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** Knows no script engine: a script would evaluate expressions past the guard. Decisions in FEEL need none. */
class NoScripts implements ScriptEngineResolver {

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        return null;
    }

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        // Stays unknown: there is nothing a script could be run with.
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        return null;
    }
}

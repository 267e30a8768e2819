package io.leadpath.support;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Makes the engine of a test's own application the one that Camunda's REST API finds. Applications of other tests may
 * still be running in the same JVM, and Camunda knows one engine of a name there: the last one started.
 */
public class EngineOfThisTest extends AbstractTestExecutionListener {

    @Override
    public void prepareTestInstance(TestContext test) {
        if (test.hasApplicationContext()) {
            test.getApplicationContext()
                    .getBeanProvider(ProcessEngine.class)
                    .ifAvailable(ProcessEngines::registerProcessEngine);
        }
    }

    /** Behind dependency injection, which starts the application. */
    @Override
    public int getOrder() {
        return 2_500;
    }
}

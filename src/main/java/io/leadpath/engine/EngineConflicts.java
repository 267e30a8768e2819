package io.leadpath.engine;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.stereotype.Component;

/** Says in Spring's words that somebody else changed the same process at the same moment: the API answers 409. */
@Component
class EngineConflicts implements PersistenceExceptionTranslator {
    @Override
    public DataAccessException translateExceptionIfPossible(RuntimeException failure) {
        return failure instanceof OptimisticLockingException
                ? new OptimisticLockingFailureException("The process was changed at the same moment", failure)
                : null;
    }
}

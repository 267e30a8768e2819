package io.leadpath.opportunity.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts the process for open deals that have none, such as those made before there was one. Each in a transaction of
 * its own and after another look: a start that is interrupted goes on next time, and two servers start none twice.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 150)
class MissingPursuits implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(MissingPursuits.class);

    private final JdbcClient jdbc;
    private final PursuitFollowsRecord pursuits;
    private final TransactionTemplate transaction;

    MissingPursuits(JdbcClient jdbc, PursuitFollowsRecord pursuits, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.pursuits = pursuits;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var missing = jdbc.sql("""
                        SELECT id FROM opportunity o
                         WHERE stage NOT IN ('CLOSED_WON', 'CLOSED_LOST')
                           AND NOT EXISTS (SELECT 1 FROM ACT_RU_EXECUTION e
                                             JOIN ACT_RE_PROCDEF d ON d.ID_ = e.PROC_DEF_ID_
                                            WHERE e.BUSINESS_KEY_ = o.id AND d.KEY_ = :process)
                         ORDER BY created_at, id""")
                .param("process", Variables.PROCESS)
                .query(String.class)
                .list();
        missing.forEach(id -> transaction.executeWithoutResult(status -> pursuits.follow(id)));
        if (!missing.isEmpty()) {
            LOG.info(
                    "Started the process {} for {} open opportunities that had none",
                    Variables.PROCESS,
                    missing.size());
        }
    }
}

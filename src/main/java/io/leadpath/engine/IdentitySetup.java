package io.leadpath.engine;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to groups, rights, filters and first users before the web server listens. May run at every start, and in two
 * applications that start on one database: the second waits for the first.
 */
@Component
class IdentitySetup implements SmartInitializingSingleton {
    private final RoleGroups groups;
    private final RoleAuthorizations authorizations;
    private final TaskFilters filters;
    private final FirstUsers users;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    IdentitySetup(
            RoleGroups groups,
            RoleAuthorizations authorizations,
            TaskFilters filters,
            FirstUsers users,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.groups = groups;
        this.authorizations = authorizations;
        this.filters = filters;
        this.users = users;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            waitForOtherApplications();
            groups.createMissing();
            authorizations.createMissing();
            filters.createMissing();
            users.createMissing();
        });
    }

    /** The row by which the engine's own start-up is serialised. */
    private void waitForOtherApplications() {
        jdbc.sql("SELECT VALUE_ FROM ACT_GE_PROPERTY WHERE NAME_ = 'startup.lock' FOR UPDATE")
                .query(String.class)
                .single();
    }
}

package io.leadpath.persistence;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Locale;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Gives every connection to an H2 database the settings the product relies on, whatever the URL says: what was
 * committed survives a killed process, a writer waits for another one instead of failing, and a shutdown first answers
 * the requests that are under way. PostgreSQL needs none of it, but tells less of a row that it refuses.
 */
@Component
class DatabaseSetup implements BeanPostProcessor {
    /**
     * Results are not reused: a query that ran at the very moment somebody else committed would be answered with the
     * old row once more, even after a lock on that row was waited for.
     */
    private static final String H2_SESSION = "SET WRITE_DELAY 0; SET LOCK_TIMEOUT 20000; SET OPTIMIZE_REUSE_RESULTS 0";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof HikariDataSource pool && is("h2", pool.getJdbcUrl())) {
            pool.setConnectionInitSql(H2_SESSION);
            pool.setJdbcUrl(closedByUs(pool.getJdbcUrl()));
        } else if (bean instanceof HikariDataSource pool && is("postgresql", pool.getJdbcUrl())) {
            // Else the driver's messages quote the row at fault, and messages are logged and stored.
            pool.addDataSourceProperty("logServerErrorDetail", "false");
        }
        return bean;
    }

    /**
     * H2 would close the database at the first sign of a shutdown, under requests that are still being answered. And it
     * would move what it stored while it closes: after a killed process that has left a file which did not open again.
     */
    private static String closedByUs(String jdbcUrl) {
        return with("MAX_COMPACT_TIME=0", with("DB_CLOSE_ON_EXIT=FALSE", jdbcUrl));
    }

    private static String with(String setting, String jdbcUrl) {
        var name = setting.substring(0, setting.indexOf('='));
        return jdbcUrl.toUpperCase(Locale.ROOT).contains(name) ? jdbcUrl : jdbcUrl + ";" + setting;
    }

    private static boolean is(String database, String jdbcUrl) {
        return jdbcUrl != null && jdbcUrl.startsWith("jdbc:" + database + ":");
    }
}

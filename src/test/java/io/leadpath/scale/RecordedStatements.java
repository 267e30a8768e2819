package io.leadpath.scale;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Puts itself before the database and keeps the queries that are sent while a test wants them, with their values. */
class RecordedStatements implements BeanPostProcessor {
    private record Setting(Method method, Object[] arguments) {}

    /** A query as it was sent; it can be prepared once more. */
    record Query(String sql, List<Object> settings) {
        PreparedStatement prepare(Connection connection, String prefix) throws SQLException {
            var statement = connection.prepareStatement(prefix + sql);
            try {
                for (var setting : settings) {
                    ((Setting) setting).method().invoke(statement, ((Setting) setting).arguments());
                }
            } catch (ReflectiveOperationException e) {
                throw new SQLException(e);
            }
            return statement;
        }
    }

    private final List<Query> queries = new CopyOnWriteArrayList<>();
    private volatile boolean isRecording;
    private volatile DataSource unrecorded;

    /** What was asked of the database during the work. */
    List<Query> during(Runnable work) {
        queries.clear();
        isRecording = true;
        try {
            work.run();
        } finally {
            isRecording = false;
        }
        return List.copyOf(queries);
    }

    DataSource unrecorded() {
        return unrecorded;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource source)) {
            return bean;
        }
        unrecorded = source;
        return wrap(DataSource.class, source, (method, arguments, result) -> connection(result));
    }

    private Object connection(Object result) {
        return result instanceof Connection connection
                ? wrap(
                        Connection.class,
                        connection,
                        (method, arguments, made) -> made instanceof PreparedStatement statement
                                ? statement((String) arguments[0], statement)
                                : made)
                : result;
    }

    private PreparedStatement statement(String sql, PreparedStatement real) {
        var settings = new ArrayList<Object>();
        return wrap(PreparedStatement.class, real, (method, arguments, result) -> {
            if (method.getName().startsWith("set") && arguments[0] instanceof Integer && arguments.length > 1) {
                settings.add(new Setting(method, arguments));
            } else if (isRecording
                    // not what the engine asks meanwhile of its own accord
                    && Thread.currentThread().getName().contains("-exec-")
                    && method.getName().startsWith("execute")
                    && sql.strip().regionMatches(true, 0, "SELECT", 0, "SELECT".length())) {
                queries.add(new Query(sql, List.copyOf(settings)));
            }
            return result;
        });
    }

    private interface Seen {
        Object answer(Method method, Object[] arguments, Object result);
    }

    private static <T> T wrap(Class<T> type, T real, Seen seen) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return seen.answer(method, arguments, method.invoke(real, arguments));
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}

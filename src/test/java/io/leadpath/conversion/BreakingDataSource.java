package io.leadpath.conversion;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Puts itself before the database and breaks, when a test asks for it, right after the n-th write was done. */
class BreakingDataSource implements BeanPostProcessor {
    private final AtomicInteger writesLeft = new AtomicInteger();

    void breakAfterWrite(int number) {
        writesLeft.set(number);
    }

    void repair() {
        writesLeft.set(0);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? wrap(DataSource.class, source, this::connections) : bean;
    }

    private Object connections(Object result, Method method) {
        return result instanceof Connection connection ? wrap(Connection.class, connection, this::statements) : result;
    }

    private Object statements(Object result, Method method) {
        return result instanceof PreparedStatement statement
                ? wrap(PreparedStatement.class, statement, this::count)
                : result;
    }

    private Object count(Object result, Method method) throws SQLException {
        if (method.getName().equals("executeUpdate") && writesLeft.getAndUpdate(left -> Math.max(0, left - 1)) == 1) {
            throw new SQLException("The test broke the database here");
        }
        return result;
    }

    private interface After {
        Object see(Object result, Method method) throws SQLException;
    }

    private static <T> T wrap(Class<T> type, T real, After after) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                return after.see(method.invoke(real, arguments), method);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

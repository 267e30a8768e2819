package io.leadpath.rest;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/** Lets a request give up waiting for another one in no time. */
@TestComponent
class ShortWaits implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof HikariDataSource pool) {
            pool.setConnectionInitSql("SET LOCK_TIMEOUT 100");
        }
        return bean;
    }
}

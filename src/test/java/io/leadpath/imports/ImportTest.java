package io.leadpath.imports;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** A test of imports on an H2 database of its own, with {@link ImportFixture}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = ImportFixture.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:imports;DB_CLOSE_DELAY=-1",
            "spring.flyway.locations=classpath:db/migration/common",
            "leadpath.imports.worker=false"
        })
@interface ImportTest {}

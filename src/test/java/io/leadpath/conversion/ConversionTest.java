package io.leadpath.conversion;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;

/** A test of the conversion on H2; a subclass tagged {@code full} repeats it on PostgreSQL. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ConversionSlice.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/{vendor}"
        })
@interface ConversionTest {}

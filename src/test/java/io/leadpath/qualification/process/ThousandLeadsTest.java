package io.leadpath.qualification.process;

import org.junit.jupiter.api.Tag;
import org.springframework.test.context.TestPropertySource;

/** The same year with five times as many leads. */
@Tag("full")
@TestPropertySource(
        properties = "spring.datasource.url=jdbc:h2:mem:year-of-thousand;DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=1000")
class ThousandLeadsTest extends YearOfLeadsTest {
    @Override
    int leads() {
        return 1000;
    }
}

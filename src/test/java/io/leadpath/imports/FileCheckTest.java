package io.leadpath.imports;

import static io.leadpath.imports.CreatedTimes.DateOrder.DAY_FIRST;
import static io.leadpath.imports.CreatedTimes.DateOrder.MONTH_FIRST;
import static io.leadpath.imports.CreatedTimes.DateOrder.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileCheckTest {

    @Test
    void countsTheRows() {
        assertThat(check("Name\nAda Novak\n\"Bo\nLi\"\n\nKim").rows()).isEqualTo(3);
    }

    @Test
    void refusesAFileWithoutRows() {
        assertThatExceptionOfType(InvalidFile.class)
                .isThrownBy(() -> check("Name\n"))
                .withMessageContaining("no rows");
    }

    @Test
    void refusesAFileThatBreaksOffInTheMiddle() {
        assertThatExceptionOfType(InvalidFile.class).isThrownBy(() -> check("Name\nAda Novak\n\"Bo"));
    }

    @Test
    void learnsFromTheWholeFileWhichPartOfADateIsTheMonth() {
        assertThat(created("4/5/2021", "4/15/2021").dateOrder()).isEqualTo(MONTH_FIRST);
        assertThat(created("4/5/2021", "15/4/2021").dateOrder()).isEqualTo(DAY_FIRST);
        assertThat(created("4/5/2021", "6/5/2021").dateOrder()).isEqualTo(UNKNOWN);
        assertThat(created("4/15/2021", "15/4/2021").dateOrder()).isEqualTo(UNKNOWN);
        assertThat(created("4/15/2021", "99/4/2021").dateOrder()).isEqualTo(MONTH_FIRST);
    }

    @Test
    void warnsOfCreatedTimesThatCannotBeRead() {
        assertThat(created("4/5/2021", "yesterday", "2021-04-15").warnings())
                .containsExactly(
                        "'Created Date' could not be read in one way in 2 row(s); these leads count as created now.");
        assertThat(created("4/5/2021", "4/15/2021").warnings()).isEmpty();
    }

    @Test
    void warnsOfRatingsThatAreNoneOfOurs() {
        assertThat(check("Name,Rating\nAda,Hot\nBo,Acquired\nKim,-None-\n").warnings())
                .containsExactly("'Rating' was ignored in 1 row(s), because it is none of hot, warm and cold.");
    }

    private static FileCheck created(String... times) {
        return check("Name,Created Date\nNovak," + String.join("\nNovak,", times));
    }

    private static FileCheck check(String text) {
        return FileCheck.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), LeadColumn.VOCABULARY);
    }
}

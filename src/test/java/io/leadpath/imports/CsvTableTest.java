package io.leadpath.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void detectsTheDelimiterFromTheHeader(String delimiter) {
        var table = open("Last Name|Company|Email\nNovak|Acme|n@acme.example\n".replace("|", delimiter));

        assertThat(table.delimiter()).isEqualTo(delimiter.charAt(0));
        assertThat(table.header()).containsExactly("Last Name", "Company", "Email");
        assertThat(rows(table)).containsExactly(List.of("Novak", "Acme", "n@acme.example"));
    }

    @Test
    void prefersTheDelimiterThatMakesKnownColumnsOverTheMoreFrequentOne() {
        var table = open("Last Name;Notes, remarks, and, more;Email\n");

        assertThat(table.delimiter()).isEqualTo(';');
    }

    @Test
    void readsASingleColumn() {
        assertThat(rows(open("Name\nAda Novak\nBo Li\n"))).containsExactly(List.of("Ada Novak"), List.of("Bo Li"));
    }

    @Test
    void skipsAByteOrderMark() {
        assertThat(open("\uFEFFLast Name,Email\nNovak,\n").header()).containsExactly("Last Name", "Email");
    }

    @Test
    void keepsLineBreaksDelimitersAndQuotationMarksInsideQuotedValues() {
        var table = open("Last Name,Description\r\nNovak,\"called twice,\r\nsaid \"\"maybe\"\"\"\r\nLi,\r\n");

        assertThat(rows(table)).containsExactly(List.of("Novak", "called twice,\r\nsaid \"maybe\""), List.of("Li", ""));
    }

    @Test
    void readsAQuotedHeaderWithALineBreak() {
        assertThat(open("\"Last\nName\";Email\nNovak;\n").header()).containsExactly("Last\nName", "Email");
    }

    @Test
    void passesOverEmptyLinesButNotOverRowsOfEmptyValues() {
        assertThat(rows(open("\n\nLast Name,Email\n\nNovak,\n,\n\n")))
                .containsExactly(List.of("Novak", ""), List.of("", ""));
    }

    @Test
    void numbersRowsFromOne() {
        var table = open("Name\nA\n\"B\nB\"\nC");
        var numbers = new ArrayList<Integer>();
        while (table.hasNext()) {
            numbers.add(table.next().number());
        }

        assertThat(numbers).containsExactly(1, 2, 3);
    }

    @Test
    void refusesAnEmptyFile() {
        assertRefused("", "empty");
        assertRefused("\uFEFF", "empty");
        assertRefused("\r\n\r\n", "empty");
    }

    @Test
    void namesTheLineThatIsNotUtf8() {
        var file = bytes("Last Name,City\nNovak,Brno\nGro", new byte[] {(byte) 0xDF}, ",Ulm\n");

        assertThatExceptionOfType(InvalidFile.class)
                .isThrownBy(() -> rows(CsvTable.open(new ByteArrayInputStream(file), LeadColumn.VOCABULARY)))
                .withMessageContaining("Line 3")
                .withMessageContaining("UTF-8");
    }

    @Test
    void namesTheLineThatIsNotUtf8FarIntoALargeFile() {
        var file = bytes("Name\r\n" + "Anna Nováková\r\n".repeat(20_000) + "Gro", new byte[] {(byte) 0xC3}, "\r\n");

        assertThatExceptionOfType(InvalidFile.class)
                .isThrownBy(() -> rows(CsvTable.open(new ByteArrayInputStream(file), LeadColumn.VOCABULARY)))
                .withMessageContaining("Line 20002");
    }

    @Test
    void refusesAFileThatEndsInsideACharacter() {
        var file = bytes("Name\nGro", new byte[] {(byte) 0xC3}, "");

        assertThatExceptionOfType(InvalidFile.class)
                .isThrownBy(() -> rows(CsvTable.open(new ByteArrayInputStream(file), LeadColumn.VOCABULARY)))
                .withMessageContaining("Line 2");
    }

    @Test
    void readsCharactersThatAreSplitBetweenTwoReads() {
        for (int shift = 0; shift < 4; shift++) {
            var name = "x".repeat(shift) + "ü€𝄞".repeat(8_000);
            assertThat(rows(open("Name\n" + name + "\n"))).containsExactly(List.of(name));
        }
    }

    @Test
    void namesTheLineOfAQuotationMarkThatIsNeverClosed() {
        assertRefused("Last Name,Email\nNovak,\nLi,\"never closed\nKim,\n", "line 3");
    }

    @Test
    void namesTheLineOfAMisplacedQuotationMark() {
        assertRefused("Last Name,Email\nNovak,\"a\"b\n", "line 2");
    }

    @Test
    void refusesWhatIsNoTextAtAll() {
        var workbook = bytes("PK\u0003\u0004", new byte[] {(byte) 0x14, 0, 8, (byte) 0xB7, (byte) 0xFF}, "x");

        assertThatExceptionOfType(InvalidFile.class)
                .isThrownBy(() -> rows(CsvTable.open(new ByteArrayInputStream(workbook), LeadColumn.VOCABULARY)));
    }

    private static void assertRefused(String text, String words) {
        assertThatExceptionOfType(InvalidFile.class)
                .isThrownBy(() -> rows(open(text)))
                .withMessageContaining(words);
    }

    private static CsvTable open(String text) {
        return CsvTable.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), LeadColumn.VOCABULARY);
    }

    private static List<List<String>> rows(CsvTable table) {
        var rows = new ArrayList<List<String>>();
        while (table.hasNext()) {
            rows.add(table.next().values());
        }
        return rows;
    }

    private static byte[] bytes(String before, byte[] broken, String after) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(broken);
        all.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }
}

package io.leadpath.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file read from its beginning to its end: the header, then row after row, never all at once. Reading the same
 * bytes gives the same rows with the same numbers.
 */
final class CsvTable {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');
    private static final int LONGEST_HEADER = 64 * 1024;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private final char delimiter;
    private int rowsRead;

    private CsvTable(CSVParser parser, char delimiter) {
        this.parser = parser;
        this.delimiter = delimiter;
        this.records = parser.iterator();
        if (!hasNext()) {
            throw new InvalidFile("The file is empty. It needs a line with the names of the columns, and rows below.");
        }
        this.header = records.next().toList();
    }

    /** @throws InvalidFile when the file is empty or its header cannot be read */
    static CsvTable open(InputStream content, Vocabulary vocabulary) {
        try {
            var reader = new BufferedReader(new Utf8Reader(content), LONGEST_HEADER);
            var delimiter = delimiter(headerLine(reader), vocabulary);
            return new CsvTable(CSVParser.parse(reader, format(delimiter)), delimiter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> header() {
        return header;
    }

    char delimiter() {
        return delimiter;
    }

    /** @throws InvalidFile when the rest of the file is not CSV */
    boolean hasNext() {
        var line = parser.getCurrentLineNumber() + 1;
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw new InvalidFile("The row that begins in line " + line
                    + " cannot be read: a quotation mark is missing or in the wrong place.");
        }
    }

    CsvRow next() {
        return new CsvRow(++rowsRead, records.next().toList());
    }

    static CSVFormat format(char delimiter) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
    }

    /** The first line with anything in it, quoted line breaks included; the reader stays at the beginning. */
    private static String headerLine(BufferedReader reader) throws IOException {
        reader.mark(LONGEST_HEADER);
        var line = new StringBuilder();
        var quoted = false;
        for (int i = 0, next = reader.read(); next >= 0 && i < LONGEST_HEADER - 1; i++, next = reader.read()) {
            quoted ^= next == '"';
            if (!quoted && (next == '\n' || next == '\r')) {
                if (!line.toString().isBlank()) {
                    break;
                }
                line.setLength(0);
            } else {
                line.append((char) next);
            }
        }
        reader.reset();
        return line.toString();
    }

    /** The delimiter that makes most sense of the header: most columns we know, then most columns. */
    private static char delimiter(String headerLine, Vocabulary vocabulary) {
        return DELIMITERS.stream()
                .max(Comparator.comparingLong((Character candidate) -> columns(headerLine, candidate)
                                .filter(vocabulary::knows)
                                .count())
                        .thenComparingLong(
                                candidate -> columns(headerLine, candidate).count())
                        .thenComparing(candidate -> -DELIMITERS.indexOf(candidate)))
                .orElseThrow();
    }

    private static Stream<String> columns(String headerLine, char delimiter) {
        try (var header = CSVParser.parse(new StringReader(headerLine), format(delimiter))) {
            return header.stream().findFirst().map(CSVRecord::toList).stream().flatMap(List::stream);
        } catch (IOException | UncheckedIOException e) {
            return Stream.of();
        }
    }
}

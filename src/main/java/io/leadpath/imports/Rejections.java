package io.leadpath.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;

/**
 * The rejected rows of an import as a file like the one uploaded, with a last column that says why. The original values
 * stay as they were, so that the file can be corrected and imported again; the reason is a sentence of ours and never
 * begins like a spreadsheet formula.
 */
final class Rejections {
    private Rejections() {}

    static void write(Imports imports, ImportJob job, Writer out) {
        var earlierReason = job.header().stream().map(String::strip).toList().indexOf(ColumnMap.REJECTION_REASON);
        try {
            var printer = new CSVPrinter(out, CsvTable.format(job.delimiter()));
            printer.printRecord(
                    withReason(job.header(), earlierReason, job.header().size(), ColumnMap.REJECTION_REASON));
            imports.forEachRejected(
                    job.id(),
                    result -> print(
                            printer,
                            withReason(
                                    result.row().values(),
                                    earlierReason,
                                    job.header().size(),
                                    result.reason())));
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Values beyond the last column, which no name belongs to, follow the reason. */
    private static List<String> withReason(List<String> values, int earlierReason, int columns, String reason) {
        var cells = new ArrayList<>(values);
        while (cells.size() < columns) {
            cells.add("");
        }
        cells.add(columns, reason);
        if (earlierReason >= 0) {
            cells.remove(earlierReason);
        }
        return cells;
    }

    private static void print(CSVPrinter printer, List<String> cells) {
        try {
            printer.printRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.leadpath.imports;

import java.util.List;
import java.util.stream.IntStream;

/** The file of a running import, held open at the place reached, so that it is read through only once. */
final class OpenFile {
    private final String importId;
    private final CsvTable table;
    private final RowIntake intake;
    private int nextRow = 1;
    private List<CsvRow> batch = List.of();

    OpenFile(String importId, CsvTable table, RowIntake intake) {
        this.importId = importId;
        this.table = table;
        this.intake = intake;
    }

    /** True when the rows that the job needs next were just read or are still to come. */
    boolean isBefore(ImportJob job) {
        return importId.equals(job.id()) && (startsBatch(job.nextRow()) || nextRow <= job.nextRow());
    }

    /** At most {@code count} rows from row {@code first} on; the same ones again when asked again. */
    List<CsvRow> rows(int first, int count) {
        if (!startsBatch(first)) {
            while (nextRow < first && table.hasNext()) {
                nextRow = table.next().number() + 1;
            }
            batch = IntStream.range(0, count)
                    .takeWhile(i -> table.hasNext())
                    .mapToObj(i -> table.next())
                    .toList();
            nextRow += batch.size();
        }
        return batch;
    }

    RowIntake intake() {
        return intake;
    }

    private boolean startsBatch(int row) {
        return !batch.isEmpty() && batch.get(0).number() == row;
    }
}

package io.leadpath.imports;

/** One kind of records that files hold: which columns they may have, and what becomes of a row. */
interface RecordKind {
    ImportKind kind();

    Vocabulary vocabulary();

    RowIntake intake(ColumnMap columns, ImportJob job);
}

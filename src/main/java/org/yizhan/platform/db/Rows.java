package org.yizhan.platform.db;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rows to records. */
public final class Rows {
  private Rows() {}

  /** All rows, in order. */
  public static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
    return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
  }

  /** The first row, if there is one. */
  public static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> read) {
    var iterator = rows.iterator();
    return iterator.hasNext() ? Optional.of(read.apply(iterator.next())) : Optional.empty();
  }

  /** A timestamptz column that is never null. */
  public static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  /** A timestamptz column. */
  public static @Nullable Instant instantOrNull(Row row, String column) {
    @Nullable OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}

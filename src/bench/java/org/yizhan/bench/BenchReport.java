package org.yizhan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The rows of one benchmark, kept under its name in {@code target/bench.json} beside those of
 * others.
 */
public final class BenchReport {
  private static final Path FILE = Path.of("target", "bench.json");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final String benchmark;
  private final ArrayNode rows = JSON.createArrayNode();

  /** Starts a report; earlier rows of the same benchmark are replaced at the first {@link #add}. */
  public BenchReport(String benchmark) {
    this.benchmark = benchmark;
  }

  /** Adds a row and writes the file, so that a benchmark cut short leaves what it measured. */
  public void add(Map<String, ?> row) {
    rows.add(JSON.valueToTree(row));
    try {
      ObjectNode all =
          Files.exists(FILE)
              ? (ObjectNode) JSON.readTree(Files.readString(FILE))
              : JSON.createObjectNode();
      all.set(benchmark, rows);
      Files.createDirectories(FILE.toAbsolutePath().getParent());
      Files.writeString(FILE, JSON.writeValueAsString(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

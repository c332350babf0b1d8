package org.yizhan.platform.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Parameters of the embedded PostgreSQL that a deployment may change, by PostgreSQL's own names.
 *
 * <p>What keeps data safe and doors shut is not among them: naming such a parameter is refused,
 * whatever its value.
 *
 * @param parameters PostgreSQL parameters that replace or add to the defaults; names in any case
 */
public record PostgresSettings(Map<String, String> parameters) {
  /** What fits a small station: 2 cores, 4 GB, shared with the program itself. */
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("max_connections", "50"),
          Map.entry("shared_buffers", "64MB"),
          Map.entry("effective_cache_size", "512MB"),
          Map.entry("maintenance_work_mem", "32MB"),
          Map.entry("max_wal_size", "256MB"),
          Map.entry("autovacuum_max_workers", "2"),
          Map.entry("autovacuum_worker_slots", "4"),
          Map.entry("max_worker_processes", "4"),
          // The I/O workers of version 18 cost three processes and help only large scans.
          Map.entry("io_method", "sync"),
          Map.entry("jit", "off"),
          // Details and failed statements would carry names and addresses into the log.
          Map.entry("log_error_verbosity", "terse"),
          Map.entry("log_min_error_statement", "panic"));

  private static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  private static final Set<String> OURS =
      Set.of(
          "listen_addresses",
          "port",
          "unix_socket_directories",
          "unix_socket_permissions",
          "unix_socket_group",
          "timezone",
          "log_timezone",
          "logging_collector",
          "password_encryption",
          "data_directory",
          "config_file",
          "hba_file",
          "ident_file",
          "external_pid_file",
          "ignore_checksum_failure",
          "ignore_system_indexes",
          "ignore_invalid_pages",
          "zero_damaged_pages",
          "allow_in_place_tablespaces");

  public PostgresSettings {
    var checked = new TreeMap<String, String>();
    parameters.forEach((name, value) -> checked.put(checkedName(name), value));
    parameters = Map.copyOf(checked);
  }

  /** The settings of a station that asks for nothing special. */
  public static PostgresSettings defaults() {
    return new PostgresSettings(Map.of());
  }

  private static String checkedName(String given) {
    String name = given.toLowerCase(Locale.ROOT);
    if (!name.matches("[a-z][a-z0-9_.]*")) {
      throw new IllegalArgumentException("not the name of a PostgreSQL parameter: " + given);
    }
    if (DURABLE.containsKey(name)) {
      throw new IllegalArgumentException(name + " stays on: turning it off loses bookings");
    }
    if (OURS.contains(name)) {
      throw new IllegalArgumentException(name + " is set by Yizhan itself and cannot be changed");
    }
    return name;
  }

  /** The arguments of the server; they win over whatever stands in its configuration files. */
  List<String> arguments(int port, Path sockets) {
    var all = new LinkedHashMap<>(DEFAULTS);
    all.putAll(parameters);
    all.putAll(DURABLE);
    all.put("listen_addresses", "127.0.0.1");
    all.put("port", Integer.toString(port));
    all.put("unix_socket_directories", quoted(sockets));
    all.put("unix_socket_permissions", "0700");
    all.put("password_encryption", "scram-sha-256");
    all.put("logging_collector", "off");
    all.put("timezone", "UTC");
    all.put("log_timezone", "UTC");
    var arguments = new ArrayList<String>();
    all.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
    return arguments;
  }

  /** The parameter is a list of paths, so a comma or blank in ours must not split it. */
  private static String quoted(Path path) {
    return '"' + path.toString().replace("\"", "\"\"") + '"';
  }
}

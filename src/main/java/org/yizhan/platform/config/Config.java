package org.yizhan.platform.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Loads configuration into records: the packaged defaults, then a file, then the environment, where
 * {@code http.port} is {@code YIZHAN_HTTP_PORT}. A key nobody knows and a value that does not fit
 * stop the start.
 */
public final class Config {
  private static final String PREFIX = "YIZHAN_";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(new com.fasterxml.jackson.datatype.jsr310.JavaTimeModule())
          .build();

  private Config() {}

  /**
   * @param defaults name of the packaged file that holds every key, such as {@code station.yaml}
   * @throws ConfigException naming the key that is unknown or whose value does not fit
   */
  public static <T> T load(
      String defaults, @Nullable Path file, Map<String, String> environment, Class<T> type) {
    var tree = packaged(defaults);
    if (file != null) {
      overlay(tree, read(file), "");
    }
    overlayEnvironment(tree, "", environment);
    try {
      return YAML.treeToValue(tree, type);
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof ConfigException named) {
        throw named;
      }
      throw new ConfigException(keyOf(e), rootMessage(e));
    } catch (JsonProcessingException e) {
      throw new ConfigException("", e.getOriginalMessage());
    }
  }

  /**
   * Variables that are named as settings are and that nobody reads, such as a misspelt one: they
   * would be passed over without a word.
   *
   * @param defaults the packaged files of all roles, since they may share an environment
   * @param others what the program reads besides
   */
  public static List<String> unread(
      Map<String, String> environment, List<String> defaults, Set<String> others) {
    var read = new HashSet<>(others);
    defaults.forEach(name -> addVariables(packaged(name), "", read));
    return environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !read.contains(name))
        .sorted()
        .toList();
  }

  private static void addVariables(ObjectNode tree, String prefix, Set<String> names) {
    for (var entry : tree.properties()) {
      var key = prefix + entry.getKey();
      if (entry.getValue() instanceof ObjectNode object) {
        addVariables(object, key + ".", names);
      } else {
        names.add(variable(key));
      }
    }
  }

  private static ObjectNode packaged(String name) {
    try (InputStream in = Config.class.getResourceAsStream("/config/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its own config/" + name);
      }
      return (ObjectNode) YAML.readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException("The packaged config/" + name + " is broken", e);
    }
  }

  private static JsonNode read(Path file) {
    if (!Files.isReadable(file)) {
      throw new ConfigException("--config", "there is no readable file " + file);
    }
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new ConfigException("--config", file + " is not YAML: " + e.getMessage());
    }
  }

  private static void overlay(ObjectNode base, JsonNode over, String prefix) {
    for (var entry : over.properties()) {
      var key = prefix + entry.getKey();
      var known = base.get(entry.getKey());
      if (known == null) {
        throw new ConfigException(key, "is not known; config/ lists every key");
      }
      if (known instanceof ObjectNode object) {
        if (!entry.getValue().isObject()) {
          throw new ConfigException(key, "holds further keys, not a value");
        }
        overlay(object, entry.getValue(), key + ".");
      } else {
        base.set(entry.getKey(), entry.getValue());
      }
    }
  }

  private static void overlayEnvironment(
      ObjectNode base, String prefix, Map<String, String> environment) {
    for (var entry : base.properties()) {
      if (entry.getValue() instanceof ObjectNode object) {
        overlayEnvironment(object, prefix + entry.getKey() + ".", environment);
      } else {
        var value = environment.get(variable(prefix + entry.getKey()));
        if (value != null) {
          entry.setValue(new TextNode(value));
        }
      }
    }
  }

  /** {@code booking.holdMinutes} is {@code YIZHAN_BOOKING_HOLD_MINUTES}. */
  static String variable(String key) {
    return PREFIX
        + key.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }

  private static String keyOf(JsonMappingException e) {
    return e.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .collect(Collectors.joining("."));
  }

  private static String rootMessage(JsonMappingException e) {
    return e.getCause() instanceof IllegalArgumentException cause
        ? String.valueOf(cause.getMessage())
        : e.getOriginalMessage();
  }
}

package org.yizhan.station.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.json.Json;
import org.yizhan.station.visit.DeclineReason;
import org.yizhan.station.visit.Remark;

/**
 * A report as a device sends it: a CloudEvent 1.0 in structured JSON. Attributes that nobody here
 * knows are let be.
 *
 * @param id unique on the device
 * @param time what the device's clock said
 * @param sequence grows with every report of an enrolment
 * @param doorCode what the resident told the worker; only on arrival
 * @param remark what the worker says beside it
 */
record VisitReport(
    String id,
    ReportType type,
    Instant time,
    long sequence,
    @Nullable String doorCode,
    Remark remark) {
  /** Without a word beside it. */
  VisitReport(String id, ReportType type, Instant time, long sequence, @Nullable String doorCode) {
    this(id, type, time, sequence, doorCode, Remark.NONE);
  }

  /** What reading a payload gives. */
  sealed interface Parsed {
    /** It can be read. */
    record Understood(VisitReport report) implements Parsed {}

    /**
     * It cannot.
     *
     * @param field the JSON pointer of what is wrong
     */
    record Malformed(String field, String why) implements Parsed {}
  }

  private static final ObjectReader READER =
      Json.mapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Printable ASCII, so that an id can be stored, logged and typed. */
  private static final Pattern ID = Pattern.compile("[!-~]{1,100}");

  /** The largest integer that every JSON reader keeps exactly. */
  private static final long LARGEST = (1L << 53) - 1;

  private static final int LONGEST_TEXT = 200;
  private static final int LONGEST_CODE = 16;
  private static final int LAST_YEAR = 9_999;

  /** Says which attribute is wrong; caught in {@link #parse}. */
  private static final class Wrong extends Exception {
    private final String field;
    private final String why;

    private Wrong(String field, String why) {
      super(why, null, false, false);
      this.field = field;
      this.why = why;
    }
  }

  /** Reads a payload, whatever it holds. */
  static Parsed parse(byte[] payload) {
    try {
      return new Parsed.Understood(read(READER.readTree(payload)));
    } catch (Wrong wrong) {
      return new Parsed.Malformed(wrong.field, wrong.why);
    } catch (JsonProcessingException e) {
      return new Parsed.Malformed("", "is not JSON");
    } catch (IOException e) {
      return new Parsed.Malformed("", "cannot be read");
    }
  }

  private static VisitReport read(JsonNode event) throws Wrong {
    require(event.isObject(), "", "is not a JSON object");
    require(text(event, "specversion").equals("1.0"), "/specversion", "must be 1.0");
    var id = text(event, "id");
    require(ID.matcher(id).matches(), "/id", "must be 1 to 100 printable ASCII characters");
    var source = text(event, "source");
    require(
        !source.isEmpty() && source.length() <= LONGEST_TEXT,
        "/source",
        "must be 1 to 200 characters");
    var type = ReportType.ofEventType(text(event, "type"));
    require(type.isPresent(), "/type", "is no report about a visit");
    var data = data(event);
    var doorCode = doorCode(data);
    var remark = remark(type.get(), data);
    return new VisitReport(
        id,
        type.get(),
        time(text(event, "time")),
        sequence(event),
        type.get() == ReportType.ARRIVED ? doorCode : null,
        remark);
  }

  private static String text(JsonNode event, String name) throws Wrong {
    var value = event.get(name);
    require(value != null, "/" + name, "is missing");
    require(value.isTextual(), "/" + name, "must be a text");
    return value.textValue();
  }

  private static Instant time(String text) throws Wrong {
    try {
      var time = OffsetDateTime.parse(text);
      require(time.getYear() > 0 && time.getYear() < LAST_YEAR, "/time", "is out of range");
      return time.toInstant();
    } catch (DateTimeException e) {
      throw new Wrong("/time", "must be a time with offset, as in 2026-01-31T09:00:00+08:00");
    }
  }

  private static long sequence(JsonNode event) throws Wrong {
    var value = event.get("sequence");
    require(value != null, "/sequence", "is missing");
    var whole = value.isIntegralNumber() && value.canConvertToLong();
    require(
        whole && value.longValue() >= 0 && value.longValue() <= LARGEST,
        "/sequence",
        "must be a whole number from 0 to 2^53-1");
    return value.longValue();
  }

  /** Absent and empty are the same. */
  private static JsonNode data(JsonNode event) throws Wrong {
    var data = event.get("data");
    if (data == null || data.isNull()) {
      return MissingNode.getInstance();
    }
    require(data.isObject(), "/data", "must be an object");
    return data;
  }

  /** A reason is read on declining, minutes at the end of work, a note beside anything. */
  private static Remark remark(ReportType type, JsonNode data) throws Wrong {
    var reason = type == ReportType.DECLINED ? reason(data) : null;
    var minutes = type == ReportType.FINISHED ? minutes(data) : null;
    var note = note(data);
    return new Remark(reason, minutes, note);
  }

  private static @Nullable DeclineReason reason(JsonNode data) throws Wrong {
    var value = data.path("reason");
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    var reason = DeclineReason.of(value.asText());
    require(value.isTextual() && reason.isPresent(), "/data/reason", "is no reason to decline");
    return reason.orElseThrow();
  }

  private static @Nullable Integer minutes(JsonNode data) throws Wrong {
    var value = data.path("minutes");
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    require(
        value.isIntegralNumber()
            && value.canConvertToInt()
            && value.intValue() >= 1
            && value.intValue() <= Remark.LONGEST_MINUTES,
        "/data/minutes",
        "must be a whole number from 1 to 1440");
    return value.intValue();
  }

  private static @Nullable String note(JsonNode data) throws Wrong {
    var value = data.path("note");
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    require(
        value.isTextual() && value.textValue().length() <= Remark.LONGEST_NOTE,
        "/data/note",
        "must be a text of at most 500 characters");
    require(value.textValue().indexOf(0) < 0, "/data/note", "must not hold the character U+0000");
    return value.textValue().isBlank() ? null : value.textValue();
  }

  private static @Nullable String doorCode(JsonNode data) throws Wrong {
    var code = data.get("doorCode");
    if (code == null || code.isNull()) {
      return null;
    }
    require(
        code.isTextual() && code.textValue().length() <= LONGEST_CODE,
        "/data/doorCode",
        "must be a short text");
    return code.textValue();
  }

  private static void require(boolean right, String field, String why) throws Wrong {
    if (!right) {
      throw new Wrong(field, why);
    }
  }
}

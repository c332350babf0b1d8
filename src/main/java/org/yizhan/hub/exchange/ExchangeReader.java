package org.yizhan.hub.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.log.ReceivedEvent;
import org.yizhan.platform.http.FieldError;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.TextCheck;
import org.yizhan.platform.json.Json;
import org.yizhan.platform.text.IsoTime;

/**
 * Reads a station's call in one pass and holds it against the contract's {@code ExchangeRequest}:
 * hundreds of events in a call make the general check the dearest part of taking them. A test
 * spoils every member in every way that the contract names, and keeps the two together.
 */
final class ExchangeReader {
  private static final int MOST_EVENTS = 500;
  private static final int LONGEST_BODY = 65_536;
  private static final int LONGEST_WAIT = 30;
  private static final int HASH_BYTES = 32;
  private static final int UUID_LENGTH = 36;
  private static final long MOST = 9_007_199_254_740_991L;

  /** Whoever sends more wrong than this reads on when these are right. */
  private static final int MOST_ERRORS = 50;

  private final JsonParser json;
  private final List<FieldError> errors = new ArrayList<>();
  private @Nullable UUID epoch;
  private Batch.@Nullable Parent parent;
  private byte @Nullable [] previousHash;
  private @Nullable List<ReceivedEvent> events;
  private @Nullable Long applied;
  private long waitSeconds;
  private @Nullable Instant now;
  private @Nullable Long missing;

  private ExchangeReader(JsonParser json) {
    this.json = json;
  }

  /** What a call says. */
  record Call(Batch batch, OwnWord own, int waitSeconds) {}

  /**
   * @throws org.yizhan.platform.http.ProblemException 400 naming what is wrong
   */
  static Call read(byte[] body) {
    try (var json = Json.mapper().createParser(body)) {
      return new ExchangeReader(json).call();
    } catch (IOException e) {
      throw Problem.invalid("/", "is not valid JSON").exception();
    }
  }

  private Call call() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw Problem.invalid("/", "must be an object").exception();
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      member(name);
    }
    if (json.nextToken() != null) {
      throw Problem.invalid("/", "is not valid JSON").exception();
    }
    require("/epoch", epoch);
    require("/previousHash", previousHash);
    require("/events", events);
    require("/applied", applied);
    if (!errors.isEmpty()
        || epoch == null
        || previousHash == null
        || events == null
        || applied == null) {
      throw Problem.invalid(errors).exception();
    }
    return new Call(
        new Batch(epoch, parent, previousHash, events, applied),
        new OwnWord(now, missing),
        (int) waitSeconds);
  }

  private void member(String name) throws IOException {
    switch (name) {
      case "epoch" -> epoch = uuid("/epoch");
      case "parent" -> parent = parent();
      case "previousHash" -> previousHash = hash("/previousHash");
      case "events" -> events = events();
      case "applied" -> applied = number("/applied", 0, MOST);
      case "waitSeconds" -> waitSeconds = orZero(number("/waitSeconds", 0, LONGEST_WAIT));
      case "now" -> now = time("/now");
      case "missing" -> missing = number("/missing", 0, MOST);
      default -> json.skipChildren();
    }
  }

  private Batch.@Nullable Parent parent() throws IOException {
    if (!opens(JsonToken.START_OBJECT, "/parent", "must be an object")) {
      return null;
    }
    UUID of = null;
    Long seq = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      switch (name) {
        case "epoch" -> of = uuid("/parent/epoch");
        case "seq" -> seq = number("/parent/seq", 0, MOST);
        default -> json.skipChildren();
      }
    }
    require("/parent/epoch", of);
    require("/parent/seq", seq);
    return of == null || seq == null ? null : new Batch.Parent(of, seq);
  }

  private @Nullable List<ReceivedEvent> events() throws IOException {
    if (!opens(JsonToken.START_ARRAY, "/events", "must be an array")) {
      return null;
    }
    var read = new ArrayList<ReceivedEvent>();
    var count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (++count > MOST_EVENTS) {
        json.skipChildren();
      } else {
        var event = event("/events/" + (count - 1));
        if (event != null) {
          read.add(event);
        }
      }
    }
    if (count > MOST_EVENTS) {
      errors.addFirst(new FieldError("/events", "must have at most " + MOST_EVENTS));
    }
    return read;
  }

  private @Nullable ReceivedEvent event(String at) throws IOException {
    if (!opens(JsonToken.START_OBJECT, at, "must be an object")) {
      return null;
    }
    Long seq = null;
    byte[] hash = null;
    String body = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      switch (name) {
        case "seq" -> seq = number(at + "/seq", 1, MOST);
        case "hash" -> hash = hash(at + "/hash");
        case "body" -> body = text(at + "/body", LONGEST_BODY);
        default -> json.skipChildren();
      }
    }
    require(at + "/seq", seq);
    require(at + "/hash", hash);
    require(at + "/body", body);
    if (seq == null || hash == null || body == null) {
      return null;
    }
    try {
      return ReceivedEvent.of(seq, hash, body.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      wrong(at + "/body", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private boolean opens(JsonToken token, String field, String otherwise) throws IOException {
    if (json.currentToken() == token) {
      return true;
    }
    json.skipChildren();
    wrong(field, otherwise);
    return false;
  }

  private @Nullable Long number(String field, long least, long most) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
        && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
        && json.getLongValue() >= least
        && json.getLongValue() <= most) {
      return json.getLongValue();
    }
    json.skipChildren();
    wrong(field, "must be a whole number from " + least + " to " + most);
    return null;
  }

  private @Nullable String text(String field, int longest) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      json.skipChildren();
      wrong(field, "must be text");
      return null;
    }
    var text = json.getText();
    if (text.length() > longest) {
      wrong(field, "must have at most " + longest + " characters");
      return null;
    }
    if (TextCheck.isForbidden(text)) {
      wrong(field, TextCheck.FORBIDDEN);
      return null;
    }
    return text;
  }

  private @Nullable UUID uuid(String field) throws IOException {
    var text = text(field, UUID_LENGTH);
    if (text == null) {
      return null;
    }
    try {
      if (text.length() == UUID_LENGTH) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    wrong(field, "must be a UUID");
    return null;
  }

  private @Nullable Instant time(String field) throws IOException {
    var text = text(field, LONGEST_BODY);
    try {
      return text == null ? null : IsoTime.parse(text);
    } catch (DateTimeException e) {
      wrong(field, "must be a time with its offset");
      return null;
    }
  }

  /** Lower-case digits only: a hash is written in one way. */
  private byte @Nullable [] hash(String field) throws IOException {
    var text = text(field, LONGEST_BODY);
    if (text == null) {
      return null;
    }
    var hash = new byte[HASH_BYTES];
    var valid = text.length() == 2 * HASH_BYTES;
    for (int i = 0; valid && i < HASH_BYTES; i++) {
      var high = digit(text.charAt(2 * i));
      var low = digit(text.charAt(2 * i + 1));
      valid = high >= 0 && low >= 0;
      hash[i] = (byte) (high << 4 | low);
    }
    if (!valid) {
      wrong(field, "must be 64 lower-case hexadecimal digits");
      return null;
    }
    return hash;
  }

  private static int digit(char character) {
    return character >= 'a' && character <= 'f'
        ? character - 'a' + 10
        : character >= '0' && character <= '9' ? character - '0' : -1;
  }

  private static long orZero(@Nullable Long number) {
    return number == null ? 0 : number;
  }

  private void require(String field, @Nullable Object value) {
    if (value == null && errors.stream().noneMatch(error -> error.field().startsWith(field))) {
      wrong(field, "is missing");
    }
  }

  private void wrong(String field, String message) {
    if (errors.size() < MOST_ERRORS) {
      errors.add(new FieldError(field, message));
    }
  }
}

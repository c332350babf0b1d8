package org.yizhan.hub.receipt;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.http.Sheet;
import org.yizhan.platform.text.Text;

/** Receipts as they are answered, at the time of {@code zone}. */
public record ReceiptViews(ZoneId zone) {
  private static final List<Sheet.Column> COLUMNS =
      List.of(Sheet.text("驿站 Station"), Sheet.text("收到 Received"));

  private record View(UUID station, Text name, @Nullable OffsetDateTime receivedAt) {}

  /** As JSON. */
  public Reply list(List<Receipt> receipts) {
    return Reply.ok(
        Map.of(
            "receipts",
            receipts.stream()
                .map(one -> new View(one.station(), one.name(), at(one.receivedAt())))
                .toList()));
  }

  /** To be taken along. */
  public Reply export(Request request, List<Receipt> receipts) {
    var rows =
        receipts.stream()
            .map(one ->
                List.of(
                    one.name().zh(),
                    one.receivedAt() == null ? "" : String.valueOf(at(one.receivedAt()))))
            .toList();
    return new Sheet("receipts", COLUMNS, rows).reply(request);
  }

  /** The time there; absent when there is none. */
  public @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
  }
}

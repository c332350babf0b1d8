package org.yizhan.hub.template;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.DistrictName;
import org.yizhan.hub.access.Scope;
import org.yizhan.hub.receipt.Receipt;
import org.yizhan.hub.receipt.ReceiptViews;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.http.Sheet;

/** Templates of the city's catalogue, and who has received them. */
public final class TemplateRoutes {
  private static final List<Sheet.Column> COLUMNS =
      List.of(
          Sheet.text("代码 Code"),
          Sheet.count("版本 Version"),
          Sheet.text("类别 Category"),
          Sheet.text("名称 Name"),
          Sheet.text("英文名称 English name"),
          Sheet.text("包含 Included"),
          Sheet.text("包含（英文） Included, in English"),
          Sheet.text("不含 Not included"),
          Sheet.text("不含（英文） Not included, in English"),
          Sheet.count("分钟 Minutes"),
          new Sheet.Column("指导价，元 Guide price, yuan", "0.00"),
          Sheet.text("生效 From"),
          Sheet.text("发给 To"),
          Sheet.text("发布人 By"),
          Sheet.text("发布 Published"),
          Sheet.text("撤回 Withdrawn"),
          Sheet.count("驿站数 Stations"),
          Sheet.count("已收到 Received"));

  private final Templates templates;
  private final ZoneId zone;
  private final ReceiptViews receipts;

  /** Serves {@code templates}. */
  public TemplateRoutes(Templates templates, ZoneId zone) {
    this.templates = templates;
    this.zone = zone;
    this.receipts = new ReceiptViews(zone);
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("listTemplates", this::list)
        .on("exportTemplates", this::export)
        .on("publishTemplate", this::publish)
        .on("withdrawTemplate", this::withdraw)
        .on("listTemplateReceipts", this::receipts)
        .on("exportTemplateReceipts", this::exportReceipts);
  }

  private record View(
      UUID id,
      int version,
      @JsonUnwrapped Template.Draft content,
      @Nullable DistrictName district,
      String publishedBy,
      OffsetDateTime publishedAt,
      @Nullable OffsetDateTime withdrawnAt,
      long stations,
      long received) {}

  private Reply list(Request request) {
    var all = templates.all(Scope.of(request.principal()));
    return Reply.ok(Map.of("templates", all.stream().map(this::view).toList()));
  }

  private Reply export(Request request) {
    var rows =
        templates.all(Scope.of(request.principal())).stream()
            .map(this::view)
            .map(this::row)
            .toList();
    return new Sheet("templates", COLUMNS, rows).reply(request);
  }

  private List<@Nullable Object> row(View view) {
    var content = view.content();
    var row = new ArrayList<@Nullable Object>();
    row.add(content.code());
    row.add(view.version());
    row.add(content.category());
    for (var text : List.of(content.name(), content.includes(), content.excludes())) {
      row.add(text.zh());
      row.add(text.en());
    }
    row.add(content.durationMinutes());
    row.add(content.guideFen() == null ? null : BigDecimal.valueOf(content.guideFen(), 2));
    row.add(content.validFrom().toString());
    row.add(view.district() == null ? "" : view.district().name().zh());
    row.add(view.publishedBy());
    row.add(view.publishedAt().toString());
    row.add(view.withdrawnAt() == null ? "" : view.withdrawnAt().toString());
    row.add(view.stations());
    row.add(view.received());
    return row;
  }

  private record Target(@Nullable UUID district) {}

  private Reply publish(Request request) {
    var draft = request.body(Template.Draft.class);
    var district = request.body(Target.class).district();
    return Reply.created(view(templates.publish(draft, district, request.principal())));
  }

  private Reply withdraw(Request request) {
    return Reply.ok(view(templates.withdraw(request.id("template"), request.principal())));
  }

  private Reply receipts(Request request) {
    return receipts.list(receiptsOf(request));
  }

  private Reply exportReceipts(Request request) {
    return receipts.export(request, receiptsOf(request));
  }

  private List<Receipt> receiptsOf(Request request) {
    return templates.receipts(Scope.of(request.principal()), request.id("template"));
  }

  private View view(Template t) {
    return new View(
        t.id(),
        t.version(),
        t.content(),
        t.district(),
        t.publishedBy(),
        t.publishedAt().atZone(zone).toOffsetDateTime(),
        receipts.at(t.withdrawnAt()),
        t.stations(),
        t.received());
  }
}

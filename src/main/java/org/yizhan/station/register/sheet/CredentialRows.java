package org.yizhan.station.register.sheet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.FieldError;
import org.yizhan.platform.text.Text;
import org.yizhan.station.licence.CredentialKind;
import org.yizhan.station.licence.Credentials;
import org.yizhan.station.licence.Credentials.Document;
import org.yizhan.station.licence.Holder;

/**
 * What rows of the credentials' sheet say.
 *
 * @param categories of the menu by what people call them
 */
record CredentialRows(Credentials credentials, Map<String, String> categories) {
  static final Map<String, CredentialKind> KINDS =
      Map.of(
          "健康体检", CredentialKind.HEALTH_EXAMINATION,
          "岗前培训", CredentialKind.PRE_JOB_TRAINING,
          "回炉培训", CredentialKind.REFRESHER_TRAINING,
          "技能等级", CredentialKind.SKILL_LEVEL,
          "背景核查", CredentialKind.BACKGROUND_CHECK,
          "意外险", CredentialKind.ACCIDENT_INSURANCE,
          "责任险", CredentialKind.LIABILITY_INSURANCE,
          "特种作业证", CredentialKind.SPECIAL_PERMIT,
          "家政相关学历", CredentialKind.DIPLOMA,
          "上门服务证", CredentialKind.SERVICE_CERTIFICATE);
  static final Map<String, String> RESULTS = Map.of("合格", "fit", "限制", "limited", "不合格", "unfit");

  private static final Map<String, String> COLUMNS =
      Map.of(
          "/kind", Sheets.KIND,
          "/issuedOn", Sheets.ISSUED_ON,
          "/validUntil", Sheets.VALID_UNTIL,
          "/level", Sheets.LEVEL,
          "/covers", Sheets.COVERS,
          "/items", Sheets.ITEMS,
          "/result", Sheets.RESULT);

  private static final Map<String, Text> REMEDIES =
      Map.of(
          "/kind", new Text("换一种证件。", "Choose another kind."),
          "/issuedOn", new Text("发证日期不能在今天以后。", "The day of issue must not lie ahead."),
          "/validUntil", new Text("不能早于发证日期。", "It must not be before the day of issue."),
          "/level", new Text("技能等级要填 1 到 5。", "Say the level, 1 to 5."),
          "/covers", new Text("只能填菜单上的类别。", "Use categories of the menu."),
          "/items", new Text("只有体检才填。", "Only an examination has it."),
          "/result", new Text("只有体检才填。", "Only an examination has it."));

  /** A row that says what somebody holds; {@code document} is absent when it cannot be read. */
  record Said(SheetRow row, String number, @Nullable Document document) {}

  List<Said> read(List<SheetRow> rows) {
    var said = new ArrayList<Said>();
    for (var row : rows) {
      var number = row.needed(Sheets.ID_NUMBER).toUpperCase(Locale.ROOT);
      said.add(new Said(row, number, document(row)));
    }
    return said;
  }

  private @Nullable Document document(SheetRow row) {
    var before = row.problems().size();
    row.needed(Sheets.KIND);
    row.needed(Sheets.ISSUED_ON);
    var kind = row.choice(Sheets.KIND, KINDS);
    var issuedOn = row.day(Sheets.ISSUED_ON);
    var validUntil = row.day(Sheets.VALID_UNTIL);
    var covers = row.choices(Sheets.COVERS, categories);
    var level = row.number(Sheets.LEVEL, 1, 5);
    var hours = row.number(Sheets.HOURS, 1, 2_000);
    var result = row.choice(Sheets.RESULT, RESULTS).orElse(null);
    var items = Cells.list(row.cells().getOrDefault(Sheets.ITEMS, ""));
    var issuer = limited(row, Sheets.ISSUER, 120);
    var paper = limited(row, Sheets.NUMBER, 60);
    if (row.problems().size() > before || kind.isEmpty() || issuedOn == null) {
      return null;
    }
    var document =
        document(
            kind.get(),
            issuedOn,
            validUntil,
            Set.copyOf(covers),
            level,
            hours,
            issuer,
            paper,
            items,
            result);
    credentials.refuse(document, Holder.WORKER).ifPresent(error -> refuse(row, error));
    return document;
  }

  private static Document document(
      CredentialKind kind,
      LocalDate issuedOn,
      @Nullable LocalDate validUntil,
      Set<String> covers,
      @Nullable Integer level,
      @Nullable Integer hours,
      @Nullable String issuer,
      @Nullable String number,
      List<String> items,
      @Nullable String result) {
    return new Document(
        kind,
        covers,
        level,
        hours,
        issuer,
        number,
        issuedOn,
        validUntil,
        items.isEmpty() ? null : items,
        result,
        null,
        null,
        null,
        null);
  }

  private static @Nullable String limited(SheetRow row, String column, int longest) {
    var text = row.text(column);
    if (text != null && text.length() > longest) {
      row.wrong(
          column,
          new Text("太长", "is too long"),
          new Text("最多 %d 个字。".formatted(longest), "At most %d characters.".formatted(longest)));
    }
    return text;
  }

  private static void refuse(SheetRow row, FieldError error) {
    row.wrong(
        COLUMNS.getOrDefault(error.field(), ""),
        new Text("不符合要求", error.message()),
        REMEDIES.getOrDefault(error.field(), new Text("请核对。", "Compare it with the paper.")));
  }
}

package org.yizhan.station.figures;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;
import org.yizhan.station.workforce.WorkerName;
import org.yizhan.station.workforce.Workforce;

/** {@code GET figures}. */
public final class FigureRoutes {
  private final Figures figures;
  private final Workforce workforce;
  private final ZoneId zone;

  /** Serves {@code figures}. */
  public FigureRoutes(Figures figures, Workforce workforce, ZoneId zone) {
    this.figures = figures;
    this.workforce = workforce;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("getFigures", this::get);
  }

  private record FiguresView(
      LocalDate from, LocalDate to, List<FigureView> figures, List<ExceptionView> exceptions) {}

  private record FigureView(
      String code,
      String unit,
      Text name,
      Text definition,
      @Nullable Double value,
      List<PartView> parts,
      List<CompanyView> companies) {
    static FigureView of(Figures.Measured measured) {
      var figure = measured.figure();
      return new FigureView(
          figure.code(),
          figure.unit(),
          figure.title(),
          figure.definition(),
          orNull(measured.value()),
          measured.parts().stream()
              .map(p -> new PartView(p.span().from(), p.span().to(), orNull(p.value())))
              .toList(),
          measured.companies().stream()
              .map(c -> new CompanyView(c.company(), orNull(c.value())))
              .toList());
    }
  }

  private record PartView(LocalDate from, LocalDate to, @Nullable Double value) {}

  private record CompanyView(Text company, @Nullable Double value) {}

  private record ExceptionView(
      UUID visit,
      OffsetDateTime start,
      WorkerName worker,
      List<String> overridden,
      boolean unlicensed) {}

  private Reply get(Request request) {
    var from = request.date("from");
    var to = request.date("to");
    var report = figures.of(from, to, request.query("by").orElse("week").equals("week"));
    return Reply.ok(
        new FiguresView(
            from,
            to,
            report.figures().stream().map(FigureView::of).toList(),
            report.exceptions().stream().map(this::exception).toList()));
  }

  private ExceptionView exception(Done done) {
    return new ExceptionView(
        done.visit(),
        done.start().atZone(zone).toOffsetDateTime(),
        workforce.require("worker", done.worker()).named(),
        done.overridden(),
        done.unlicensed());
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}

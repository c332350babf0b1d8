package org.yizhan.station.register.sheet;

import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;

/** The template, and what comes back filled in. */
public final class ImportRoutes {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Import register;
  private final Template template;
  private final int limitBytes;

  /**
   * Serves {@code register}.
   *
   * @param limitBytes larger files are refused with 413
   */
  public ImportRoutes(Import register, Template template, int limitBytes) {
    this.register = register;
    this.template = template;
    this.limitBytes = limitBytes;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("getImportTemplate", this::getTemplate)
        .onFile("importRegister", limitBytes, this::importRegister);
  }

  private Reply getTemplate(Request request) {
    return Reply.file(template.write(), XLSX, "yizhan-register.xlsx");
  }

  private Reply importRegister(Request request) {
    var apply = request.query("mode").orElse("check").equals("apply");
    var report = register.run(request.rawBody(), apply, request.principal());
    if (apply && !report.applied()) {
      throw Problem.of(422, "import-refused", "The spreadsheet has rows that cannot be imported")
          .withDetail("Nothing was written. Mend the rows and send it again.")
          .with("problems", report.problems())
          .exception();
    }
    return Reply.ok(report);
  }
}

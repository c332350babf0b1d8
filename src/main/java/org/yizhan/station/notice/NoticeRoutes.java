package org.yizhan.station.notice;

import java.util.Map;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;

/** Notices, for everybody and for staff. */
public final class NoticeRoutes {
  private final Notices notices;

  /** Serves {@code notices}. */
  public NoticeRoutes(Notices notices) {
    this.notices = notices;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("listNotices", this::shown)
        .on("listNoticesAhead", this::ahead)
        .on("writeNotice", this::write)
        .on("changeNotice", this::change);
  }

  private Reply shown(Request request) {
    return Reply.ok(Map.of("notices", notices.shown()));
  }

  private Reply ahead(Request request) {
    return Reply.ok(Map.of("notices", notices.ahead()));
  }

  private Reply write(Request request) {
    var notice = notices.write(request.body(Notices.Draft.class), request.principal());
    return Reply.created(notice).version(notice.version());
  }

  private Reply change(Request request) {
    var notice =
        notices.change(
            request.id("notice"),
            request.requiredIfMatch(),
            request.body(Notices.Draft.class),
            request.principal());
    return Reply.ok(notice).version(notice.version());
  }
}

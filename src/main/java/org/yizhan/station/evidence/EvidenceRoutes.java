package org.yizhan.station.evidence;

import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.station.evidence.EvidenceStore.Owner;

/** Handing in files and looking at them. */
public final class EvidenceRoutes {
  private final Evidence evidence;
  private final EvidenceConfig config;

  /** Serves {@code evidence}. */
  public EvidenceRoutes(Evidence evidence, EvidenceConfig config) {
    this.evidence = evidence;
    this.config = config;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .onFile("putEvidence", config.limitBytes(), this::putEvidence)
        .on("getEvidence", this::getEvidence)
        .onFile("putPhoto", config.limitBytes(), this::putPhoto)
        .on("getPhoto", this::getPhoto);
  }

  private Reply putEvidence(Request request) {
    evidence.keep(
        Owner.CREDENTIAL,
        request.id("credential"),
        request.rawBody(),
        "credential.evidence-kept",
        request.principal());
    return Reply.nothing();
  }

  private Reply getEvidence(Request request) {
    return file(evidence.open(Owner.CREDENTIAL, request.id("credential")), "evidence");
  }

  private Reply putPhoto(Request request) {
    evidence.keep(
        Owner.WORKER,
        request.id("worker"),
        request.rawBody(),
        "worker.photo-kept",
        request.principal());
    return Reply.nothing();
  }

  private Reply getPhoto(Request request) {
    return file(evidence.open(Owner.WORKER, request.id("worker")), "photo");
  }

  /** Saved, not shown as a page of ours; were it shown, nothing in it could run. */
  private static Reply file(Evidence.Opened file, String name) {
    return Reply.file(file.content(), file.kind().type(), name + "." + file.kind().extension());
  }
}

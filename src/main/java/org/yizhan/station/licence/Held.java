package org.yizhan.station.licence;

import java.util.Objects;

/** A credential with everything that is written down of it. */
public record Held(Credential credential, Details details) {
  /**
   * Whether the document is this one: the same kind, number and issuer, or, when it has no number,
   * the same kind, issuer and day of issue.
   */
  public boolean is(Credentials.Document document) {
    return credential.kind() == document.kind()
        && Objects.equals(credential.issuer(), document.issuer())
        && Objects.equals(details.number(), document.number())
        && (document.number() != null || credential.issuedOn().equals(document.issuedOn()));
  }

  /** Whether the document, which is this one, says nothing new; what is revoked stays revoked. */
  public boolean says(Credentials.Document document) {
    var next =
        Credentials.credential(
            credential.id(), credential.holder(), credential.holderId(), document);
    return details.saysWhat(Details.of(document)) && next.revokedAs(credential).equals(credential);
  }
}

package org.yizhan.hub;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Instant;
import java.util.Base64;

/** A token that was good an hour ago, which the program itself cannot make. */
final class Expired {
  private Expired() {}

  static String token(FakeStation station, Vertx vertx) {
    var encoded = Base64.getMimeEncoder().encodeToString(station.privateKey().getEncoded());
    var pem = "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n";
    var key = new PubSecKeyOptions().setAlgorithm("EdDSA").setBuffer(pem);
    var anHourAgo = Instant.now().getEpochSecond() - 3_600;
    var claims =
        new JsonObject()
            .put("iss", "yizhan-station")
            .put("aud", "yizhan-hub")
            .put("sub", station.id.toString())
            .put("role", "station")
            .put("iat", anHourAgo)
            .put("exp", anHourAgo + 60);
    return JWTAuth.create(vertx, new JWTAuthOptions().addPubSecKey(key))
        .generateToken(claims, new JWTOptions().setAlgorithm("EdDSA").setNoTimestamp(true));
  }
}

package org.yizhan.station;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yizhan.platform.crypto.Secrets;
import org.yizhan.platform.json.Json;

/** Tokens made by hand, among them those that nobody should accept. */
record Jwt(Map<String, Object> claims) {
  /** The claims that the station itself would write for a manager. */
  static Jwt likeThoseOf(String station) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("sub", "0198f000-0000-7000-8000-000000000001");
    claims.put("role", "manager");
    claims.put("iss", station);
    claims.put("aud", "yizhan-station");
    claims.put("iat", System.currentTimeMillis() / 1000);
    claims.put("exp", System.currentTimeMillis() / 1000 + 3600);
    return new Jwt(claims);
  }

  Jwt with(String claim, Object value) {
    var more = new LinkedHashMap<>(claims);
    more.put(claim, value);
    return new Jwt(more);
  }

  Jwt without(String claim) {
    var fewer = new LinkedHashMap<>(claims);
    fewer.remove(claim);
    return new Jwt(fewer);
  }

  String signedWith(KeyPair pair) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(unsigned("EdDSA").getBytes(StandardCharsets.US_ASCII));
      return unsigned("EdDSA") + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Says that it needs no signature. */
  String unsigned() {
    return unsigned("none") + ".";
  }

  /** Takes the public key for a shared secret. */
  String confused(KeyPair pair) {
    var text = unsigned("HS256");
    return text + "." + encoded(Secrets.keyed(pair.getPublic().getEncoded(), text));
  }

  private String unsigned(String algorithm) {
    var header = new LinkedHashMap<String, Object>();
    header.put("alg", algorithm);
    header.put("typ", "JWT");
    return encoded(Json.bytes(header)) + "." + encoded(Json.bytes(claims));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

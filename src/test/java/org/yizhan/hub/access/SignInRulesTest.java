package org.yizhan.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignInRulesTest {
  @Test
  void letsAPersonMistypeTwice() {
    assertThat(SignInRules.pause(2)).isZero();
  }

  @Test
  void waitsLongerEachTimeButNotForEver() {
    assertThat(SignInRules.pause(3)).hasSeconds(1);
    assertThat(SignInRules.pause(4)).hasSeconds(2);
    assertThat(SignInRules.pause(8)).hasSeconds(32);
    assertThat(SignInRules.pause(2_000_000_000)).hasSeconds(32);
  }
}

package dev.touchstone.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.shared.Refused;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTests {
  private static final Person ROBIN =
      new Person(
          UUID.randomUUID(),
          "robin@meridian.test",
          "Robin Castellane",
          Set.of(Role.EXECUTIVE),
          new Person.Reach.Everybody());

  @ParameterizedTest
  @ValueSource(strings = {"short", "elevenchars", "üüüüüüüüüüü"})
  void fewerThanTwelveCharactersAreTooFew(String password) {
    refused(password, "password-too-short");
  }

  @Test
  void whatTheHashWouldCutOffIsRefused() {
    refused("ü".repeat(37), "password-too-long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "            ", // blanks
        "123456789012",
        "1234567890123456",
        "password1234",
        "Passw0rd!Passw0rd!",
        "p@ssw0rd2026",
        "qwertyuiop12",
        "1qaz2wsx3edc", // down the keyboard
        "zaq12wsxcde3",
        "asdfghjkl;'12",
        "aaaaaaaaaaaaaaaa",
        "abcabcabcabcabc",
        "abcdefghijklmn",
        "31.12.1999-2000",
        "iloveyou1234",
        "letmeinletmein",
        "partner123456",
        "touchstone123",
        "touchstone2026!",
        "scorecard1234",
        "robinrobin123",
        "castellane2026",
        "Robin.Castellane",
        "robin@meridian.test",
        "meridian2026!"
      })
  void whatPeopleTryFirstIsRefused(String password) {
    refused(password, "password-too-easy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery",
        "violet kettle museum",
        "tür klammer segel ofen",
        "vT9#kq2!Lm0z",
        "k7hd-9mzp-4wqe-xr2b"
      })
  void whatIsHardToGuessIsTaken(String password) {
    assertThatCode(() -> Passwords.checked(password, ROBIN)).doesNotThrowAnyException();
  }

  @Test
  void whatIsInventedIsAlwaysTaken() {
    for (int i = 0; i < 100; i++) {
      var password = Passwords.invented();
      assertThat(Passwords.checked(password, ROBIN)).isEqualTo(password);
    }
  }

  /** Signs may stand for letters; trying all of them in all ways would never end. */
  @ParameterizedTest
  @ValueSource(strings = {"@4({[<8e3690!1|7+$5%2z", "4@8({[<3691!|7l0$5+7%2", "@!$0123456789ab"})
  void noPasswordTakesLongToJudge(String piece) {
    var password = piece.repeat(5).substring(0, 72);
    var judged =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> Passwords.checked(password, ROBIN));
    assertThat(judged).isEqualTo(password);
  }

  @Test
  void manySignsDoNotHideAWord() {
    refused("P@$$w0rd!P@$$w0rd!", "password-too-easy");
    refused("p@$$w0rd!{p@$$w0rd!{", "password-too-easy");
  }

  private static void refused(String password, String code) {
    assertThatThrownBy(() -> Passwords.checked(password, ROBIN))
        .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.code()).isEqualTo(code));
  }
}

package dev.touchstone.portal;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever watches the server from outside. */
@RestController
class HealthController {
  @GetMapping("/health")
  ResponseEntity<String> health() {
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("ok\n");
  }
}

package dev.touchstone.portal;

import org.springframework.http.HttpStatus;

/** What is said when something goes wrong: what happened and what to do next. */
record Problem(
    HttpStatus status, String code, String title, String detail, String hint, String incident) {}

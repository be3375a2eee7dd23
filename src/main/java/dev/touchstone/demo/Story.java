package dev.touchstone.demo;

/**
 * A partner whose rows tell something that scorecards often get wrong.
 *
 * @param title a few words
 * @param tells what is in its rows, checked by a test
 * @param look what a good scorecard should make of it
 */
record Story(Partner partner, String title, String tells, String look) {}

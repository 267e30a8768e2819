package io.leadpath.qualification.process.simulation;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** Everything that a simulated year is made of. */
@TestConfiguration
@Import({
    Agenda.class,
    Answers.class,
    Dice.class,
    Managers.class,
    Newcomers.class,
    People.class,
    Prospects.class,
    Staff.class,
    Timers.class,
    Watch.class,
    Year.class,
    YearEnd.class
})
public class Simulation {}

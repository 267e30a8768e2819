package io.leadpath.engine;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendarManager;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Installs the guards before any parser, form or decision engine has taken hold of what they replace. The engine waits
 * for it, and so for the migrations that create the engine's tables.
 */
@Component
@DependsOnDatabaseInitialization
class EngineConfiguration extends AbstractProcessEnginePlugin {
    private final ModelBeans beans;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<KnownAnswers.Reader> readers;

    EngineConfiguration(
            ModelBeans beans, ApplicationEventPublisher events, ObjectProvider<KnownAnswers.Reader> readers) {
        this.beans = beans;
        this.events = events;
        this.readers = readers;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new GuardedExpressionManager(beans));
        engine.setScriptEngineResolver(new NoScripts());
        engine.setBeans(Map.of());
        engine.setBpmnParseFactory(ModelGuard.factory());
        engine.setResourceAuthorizationProvider(new OwnAccountGrants());
        engine.setFilterService(new GuardedFilterService());
        engine.setIdentityProviderSessionFactory(IdentityWithLeavers.factory(events));
        engine.setPasswordPolicy(new PasswordRules());
        engine.setIdentityService(new PlainPasswordRefusal());
        guardDecisions(engine);
        engine.setBusinessCalendarManager(calendars());

        var interceptors = new ArrayList<>(Optional.ofNullable(engine.getCustomPostCommandInterceptorsTxRequired())
                .orElseGet(ArrayList::new));
        interceptors.add(0, new RefusedQueryInterceptor());
        engine.setCustomPostCommandInterceptorsTxRequired(interceptors);
    }

    /** The engine's own calendars, but for timers that fire again and again. */
    private static BusinessCalendarManager calendars() {
        var calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new DurationBusinessCalendar());
        calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new DueDateBusinessCalendar());
        calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, new TimerSteps());
        return calendars;
    }

    private void guardDecisions(ProcessEngineConfigurationImpl engine) {
        var feelOnly = new FeelOnly();
        var decisions = (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        decisions.setFeelEngineFactory(PlainFeel.factory());
        engine.setDmnEngineConfiguration(decisions);
        engine.setDmnElProvider(feelOnly);
        var deployers = new ArrayList<Deployer>(
                Optional.ofNullable(engine.getCustomPreDeployers()).orElseGet(ArrayList::new));
        deployers.add(feelOnly);
        deployers.add(new KnownAnswersOnly(readers.stream().toList()));
        engine.setCustomPreDeployers(deployers);
    }
}

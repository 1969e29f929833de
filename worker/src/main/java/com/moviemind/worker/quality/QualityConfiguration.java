package com.moviemind.worker.quality;

import com.moviemind.messaging.telemetry.Tracing;
import com.moviemind.worker.quality.rule.Characters;
import com.moviemind.worker.quality.rule.Copy;
import com.moviemind.worker.quality.rule.Language;
import com.moviemind.worker.quality.rule.Length;
import com.moviemind.worker.quality.rule.Markup;
import com.moviemind.worker.quality.rule.ModelTalk;
import com.moviemind.worker.quality.rule.Names;
import com.moviemind.worker.quality.rule.Placeholders;
import com.moviemind.worker.quality.rule.Rule;
import com.moviemind.worker.quality.rule.Years;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QualityProperties.class)
class QualityConfiguration {

  @Bean
  Gate gate(QualityProperties properties, MeterRegistry meters, Tracing tracing) {
    return new CountingGate(new TextGate(rules(properties)), meters, tracing);
  }

  /** Kept in the order of {@link Check}, the cheap ones first. */
  static Map<Check, Rule> rules(QualityProperties properties) {
    var rules = new EnumMap<Check, Rule>(Check.class);
    rules.put(Check.CHARACTERS, new Characters());
    rules.put(Check.LENGTH, new Length(properties::bounds));
    rules.put(Check.MARKUP, new Markup());
    rules.put(Check.PLACEHOLDERS, new Placeholders());
    rules.put(Check.MODEL_TALK, new ModelTalk());
    rules.put(Check.YEARS, new Years());
    rules.put(Check.NAMES, new Names());
    rules.put(Check.LANGUAGE, new Language());
    rules.put(Check.COPY, new Copy());
    return rules;
  }
}

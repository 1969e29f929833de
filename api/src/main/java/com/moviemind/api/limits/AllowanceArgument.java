package com.moviemind.api.limits;

import com.moviemind.api.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands the {@link GenerationAllowance} to controllers that take one. */
@Configuration(proxyBeanMethods = false)
class AllowanceArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {

  private final GenerationMeter meter;

  AllowanceArgument(GenerationMeter meter) {
    this.meter = meter;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == GenerationAllowance.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    var caller = Objects.requireNonNull(Caller.of(http), "the access filter lets no one else here");
    return new GenerationAllowance(
        meter,
        caller,
        Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class)));
  }
}
